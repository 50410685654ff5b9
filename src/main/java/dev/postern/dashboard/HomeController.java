package dev.postern.dashboard;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page.
 */
@Controller
class HomeController {

	@GetMapping("/")
	String show() {
		return "dashboard/home";
	}

}
